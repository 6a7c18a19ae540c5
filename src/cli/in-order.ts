/**
 * Works on up to `width` items at a time and hands over the results in the order of the items. The first error
 * stops everything.
 */
export async function inOrder<T, R>(
  items: readonly T[],
  width: number,
  { work, result }: { work: (item: T, index: number) => Promise<R>; result: (result: R) => void },
): Promise<void> {
  const results = new Map<number, { value: R }>();
  let next = 0;
  let told = 0;
  let stopped = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !stopped) {
      const index = next++;
      results.set(index, { value: await work(items[index] as T, index) });
      for (let ready = results.get(told); ready; ready = results.get(told)) {
        results.delete(told++);
        result(ready.value);
      }
    }
  };
  const workers = Array.from({ length: Math.min(width, items.length) }, () =>
    worker().catch((error: unknown) => {
      stopped = true;
      throw error;
    }),
  );
  const settled = await Promise.allSettled(workers);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
