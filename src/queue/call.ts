/** Work that others may break off. */
export class Call {
  private readonly controller = new AbortController();

  breakOff(reason: Error): void {
    this.controller.abort(reason);
  }

  /**
   * Ends when it is broken off or its time is over, whether the work heeds the signal or not.
   * @throws the reason it was broken off for, or what `late` makes
   */
  async run<T>(
    work: (signal: AbortSignal) => Promise<T>,
    limit: { readonly ms: number; readonly late: () => Error },
  ): Promise<T> {
    const { signal } = this.controller;
    const timer = setTimeout(() => this.breakOff(limit.late()), limit.ms);
    try {
      return await Promise.race([work(signal), broken(signal)]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function broken(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // `breakOff` gives nothing but errors.
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
