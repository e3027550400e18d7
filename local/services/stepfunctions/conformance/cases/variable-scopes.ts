import type { JsonObject } from '../../json.ts';
import type { Area } from '../case.ts';

const machine = (states: JsonObject, more: JsonObject = {}): JsonObject => ({
  StartAt: Object.keys(states)[0] as string,
  States: states,
  ...more,
});
const JSONATA: JsonObject = { QueryLanguage: 'JSONata' };

export const variableScopes: Area = {
  area: 'variables: scopes and names',
  cases: [
    {
      name: 'of an iteration are its own',
      machine: machine(
        {
          M: {
            Type: 'Map',
            Items: [1, 2],
            ItemProcessor: machine({
              I: { Type: 'Pass', Assign: { mine: '{% $states.input %}' }, Next: 'J' },
              J: { Type: 'Pass', Output: '{% $mine * 10 %}', End: true },
            }),
            Next: 'Z',
          },
          Z: { Type: 'Pass', Output: { got: '{% $states.input %}', leaked: '{% $exists($mine) %}' }, End: true },
        },
        JSONATA,
      ),
      output: { got: [10, 20], leaked: false },
    },
    {
      name: 'of an inner scope have names that no outer scope assigns, wherever that is',
      machine: machine(
        {
          A: { Type: 'Pass', Assign: { x: 1 }, Next: 'C' },
          C: { Type: 'Choice', Choices: [{ Condition: true, Assign: { y: 1 }, Next: 'M' }] },
          M: {
            Type: 'Map',
            Items: [1],
            ItemProcessor: machine({
              P: {
                Type: 'Parallel',
                Branches: [machine({ I: { Type: 'Pass', Assign: { x: 2, y: 2, z: 2, own: 1 }, End: true } })],
                Catch: [{ ErrorEquals: ['States.ALL'], Assign: { own: 2 }, Next: 'Q' }],
                Next: 'Q',
              },
              Q: { Type: 'Pass', Assign: { fine: 1 }, End: true },
            }),
            Next: 'Z',
          },
          Z: { Type: 'Pass', Assign: { z: 1 }, End: true },
        },
        JSONATA,
      ),
      findings: ['x', 'y', 'z', 'own'].map((name) => [
        'SCHEMA_VALIDATION_FAILED',
        `The variable '${name}' is already assigned in an outer scope`,
        `/States/M/ItemProcessor/States/P/Branches[0]/States/I/Assign/${name}`,
      ]),
    },
    {
      name: 'of scopes that do not hold each other may have the same name',
      machine: machine(
        {
          P: {
            Type: 'Parallel',
            Branches: [1, 2].map((n) => machine({ [`I${n}`]: { Type: 'Pass', Assign: { x: n }, End: true } })),
            End: true,
          },
        },
        JSONATA,
      ),
      findings: [],
    },
    {
      name: 'may not be called states',
      machine: machine({ A: { Type: 'Pass', Assign: { states: 1 }, End: true } }),
      findings: [['SCHEMA_VALIDATION_FAILED', "The variable name 'states' is not valid", '/States/A/Assign/states']],
    },
    {
      name: 'have names of letters, digits and underscores that begin with no digit',
      machine: machine({ A: { Type: 'Pass', Assign: { '1a': 1, 'a-b': 1, ünï_9: 1 }, End: true } }),
      findings: [
        ['SCHEMA_VALIDATION_FAILED', "The variable name '1a' is not valid", '/States/A/Assign/1a'],
        ['SCHEMA_VALIDATION_FAILED', "The variable name 'a-b' is not valid", '/States/A/Assign/a-b'],
      ],
    },
  ],
};
