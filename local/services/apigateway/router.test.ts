import { describe, expect, it } from 'vitest';
import { createRouter } from './router.ts';

const keys = [
  'GET /pets',
  'GET /pets/{id}',
  'GET /pets/latest',
  'POST /pets/{id}/toys/{toy}',
  'ANY /pets/{id}/toys/{toy}',
  'ANY /hooks/{proxy+}',
  'GET /hooks/known',
  '$default',
];
const route = (all: string[] = keys) => createRouter(all.map((key) => ({ key, integrationId: key })));

describe('routing', () => {
  it.each([
    ['GET', '/pets', 'GET /pets', {}],
    ['GET', '/pets/7', 'GET /pets/{id}', { id: '7' }],
    ['GET', '/pets/latest', 'GET /pets/latest', {}],
    ['GET', '/pets/a%20b', 'GET /pets/{id}', { id: 'a b' }],
    ['GET', '/pets/%E0%A4%A', 'GET /pets/{id}', { id: '%E0%A4%A' }],
    ['POST', '/pets/1/toys/2', 'POST /pets/{id}/toys/{toy}', { id: '1', toy: '2' }],
    ['PUT', '/pets/1/toys/2', 'ANY /pets/{id}/toys/{toy}', { id: '1', toy: '2' }],
    ['PUT', '/hooks/a/b', 'ANY /hooks/{proxy+}', { proxy: 'a/b' }],
    ['GET', '/hooks/known', 'GET /hooks/known', {}],
    ['POST', '/hooks/known', 'ANY /hooks/{proxy+}', { proxy: 'known' }],
    ['DELETE', '/pets', '$default', {}],
    ['GET', '/pets/', '$default', {}],
    ['GET', '/', '$default', {}],
  ])('%s %s → %s', (method, path, key, pathParameters) => {
    expect(route()(method, path)).toEqual({ route: { key, integrationId: key }, pathParameters });
  });

  it('finds nothing where there is no $default', () => {
    expect(route(['GET /pets'])('POST', '/pets')).toBeUndefined();
  });
});
