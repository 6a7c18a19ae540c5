/** The bytes that an even number of hexadecimal digits stands for. */
export function hexBytes(text: string): Buffer | undefined {
  return text.length > 0 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text)
    ? Buffer.from(text, 'hex')
    : undefined;
}

/** The bytes that a Base64 text stands for, in its usual or its URL alphabet. */
export function base64Bytes(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
