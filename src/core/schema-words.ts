/**
 * What a broken keyword of JSON Schema says of the value, as the end of a sentence about it.
 * @param params as ajv gives them
 * @param otherwise for keywords that are told in no better way
 */
export function schemaWords(
  keyword: string,
  params: Readonly<Record<string, unknown>>,
  otherwise: string,
): string {
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'enum':
    case 'const': {
      const allowed = params['allowedValues'] ?? [params['allowedValue']];
      return Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : otherwise;
    }
    case 'maxLength':
      return `has more than ${limit} characters`;
    case 'minLength':
      return limit === 1 ? 'is empty' : `has fewer than ${limit} characters`;
    case 'maxItems':
      return `has more than ${limit} items`;
    case 'minItems':
      return limit === 1 ? 'is an empty list' : `has fewer than ${limit} items`;
    case 'minimum':
      return `is less than ${limit}`;
    case 'maximum':
      return `is more than ${limit}`;
    case 'pattern':
      return `does not fit the pattern ${String(params['pattern'])}`;
    case 'type':
      return `must be ${String(params['type']).replaceAll(',', ' or ')}`;
    default:
      return otherwise;
  }
}
