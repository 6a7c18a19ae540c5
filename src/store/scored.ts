/** Members and scores of a WITHSCORES reply. */
export function scored(reply: readonly string[]): { readonly member: string; readonly score: number }[] {
  return Array.from({ length: reply.length / 2 }, (_, index) => ({
    member: reply[2 * index] ?? '',
    score: Number(reply[2 * index + 1]),
  }));
}
