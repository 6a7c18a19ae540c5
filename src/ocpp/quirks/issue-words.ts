import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong in a place of the file, in the words of whoever writes it.
 * @param names what is known there
 */
export function issueWords(issue: Issue, names: readonly string[]): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [more, are] = issue.keys.length === 1 ? ['', 'is'] : ['s', 'are'];
      return `the name${more} ${issue.keys.join(', ')} ${are} not known here, only ${names.join(', ')}`;
    }
    case 'invalid_value':
      return given(issue.input, `must be ${issue.values.map(String).join(' or ')}`);
    case 'invalid_type':
      return given(issue.input, `must be ${shapes[issue.expected] ?? issue.expected}`);
    case 'invalid_union':
      return given(issue.input, 'must be a text that is not empty, or a list of such texts');
    case 'invalid_format':
      return `must be a ${issue.format}`;
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum);
    default:
      return issue.message;
  }
}

const shapes: Readonly<Record<string, string>> = {
  array: 'a list',
  int: 'a whole number',
  number: 'a whole number',
  object: 'an object',
  string: 'a text',
};

function given(input: unknown, otherwise: string): string {
  return input === undefined ? 'is missing' : otherwise;
}

function bound(origin: string, side: string, limit: bigint | number): string {
  if (origin === 'string') return `must have ${side} ${limit} characters`;
  return origin === 'array' ? `must have ${side} ${limit} entries` : `must be ${side} ${limit}`;
}
