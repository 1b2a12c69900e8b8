import { expect, test } from 'vitest';
import { configurationSchema } from '../../api-worker/configuration.ts';
import { read } from './tree.ts';

test('.env.example names every variable the worker reads, and no other', () => {
  const named = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]);
  expect([...new Set(named)].sort(), 'Bring .env.example and api-worker/configuration.ts together').toEqual(
    Object.keys(configurationSchema.shape).sort(),
  );
});
