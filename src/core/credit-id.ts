/** The id of the CDR that credits one. [OCPI 2.2.1 10.3.1 CDR.id] it may have 39 characters, where others have 36 */
export function creditId(id: string): string {
  return `${id}C`;
}
