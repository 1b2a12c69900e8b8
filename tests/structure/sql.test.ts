import { expect, test } from 'vitest';
import { files, read } from './tree.ts';

const queries = files.filter((path) => path.endsWith('.sql'));

test('every query begins with the question it answers', () => {
  expect(
    queries.filter((path) => !/^-- [A-Z].*\?/.test(read(path))),
    'Make the first line of these files the question, as a comment: -- Which …?',
  ).toEqual([]);
});

test('no query asks the database what time it is', () => {
  const withoutComments = (text: string) => text.replaceAll(/--.*$/gm, '');
  expect(
    queries.filter((path) => /\bCURRENT_(DATE|TIME|DATETIME|TIMESTAMP)\b/i.test(withoutComments(read(path)))),
    'Take @as_of and @today instead: the day is the customer market’s, and a test must be able to set it',
  ).toEqual([]);
});
