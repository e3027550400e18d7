// The direction of dependencies (DESIGN: web → contracts and process model; compiler → contracts; contexts never meet in code; nothing imports local).
const path = '^(bin|infra|functions|state-machines|shared|local|web|examples|bench|tests)/';
const test = '\\.test\\.tsx?$|/testing/|/fixtures?/|/conformance/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: { path },
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
    {
      name: 'web-knows-only-contracts',
      comment: 'And what is pure: how a process is laid out, compared and merged.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: test },
      to: { path, pathNot: '^(web/|shared/contracts/|shared/process-model/)' },
    },
    {
      name: 'contracts-know-nothing-else',
      severity: 'error',
      from: { path: '^shared/contracts/', pathNot: test },
      to: { path, pathNot: '^shared/contracts/' },
    },
    {
      name: 'feel-knows-nothing-else',
      comment: 'The translation of FEEL is a pure function of its text.',
      severity: 'error',
      from: { path: '^shared/feel/', pathNot: test },
      to: { path, pathNot: '^shared/feel/' },
    },
    {
      name: 'process-model-is-pure',
      comment: 'Browser, functions and command line share it: no I/O, no schemas at run time.',
      severity: 'error',
      from: { path: '^shared/process-model/', pathNot: test },
      to: { path: [path, '^node:'], pathNot: '^shared/(process-model|contracts)/' },
    },
    {
      name: 'platform-client-knows-nothing-else',
      severity: 'error',
      from: { path: '^shared/platform-client/', pathNot: test },
      to: { path, pathNot: '^shared/platform-client/' },
    },
    {
      name: 'bpmn-is-pure',
      comment: 'Reading and writing BPMN knows the language of processes and FEEL, and no I/O.',
      severity: 'error',
      from: { path: '^shared/bpmn/', pathNot: test },
      to: {
        path: [path, '^(node:)?(fs|http|https|net|child_process|worker_threads)$'],
        pathNot: '^shared/(bpmn|contracts|feel)/',
      },
    },
    {
      name: 'compiler-is-pure',
      comment: 'The compiler knows the contracts, and no I/O.',
      severity: 'error',
      from: { path: '^state-machines/compiler/', pathNot: test },
      to: {
        path: [
          '^(bin|infra|functions|local|web|examples|bench)/',
          '^shared/(runtime|adapters)/',
          '^(node:)?(fs|http|https|net|child_process|worker_threads)$',
        ],
      },
    },
    {
      name: 'contexts-meet-through-events',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'runtime-knows-no-adapter',
      severity: 'error',
      from: { path: '^shared/runtime/', pathNot: test },
      to: { path: ['^shared/adapters/', '^functions/', '^infra/'] },
    },
    {
      name: 'adapters-know-no-context',
      severity: 'error',
      from: { path: '^shared/adapters/', pathNot: test },
      to: { path: ['^functions/', '^infra/', '^state-machines/'] },
    },
    {
      name: 'nothing-imports-local',
      comment: 'The product does not know whether it runs on one machine.',
      severity: 'error',
      from: { path: '^(functions|infra|shared|state-machines|web)/', pathNot: test },
      to: { path: '^local/' },
    },
    {
      name: 'infra-names-handlers-by-path',
      severity: 'error',
      from: { path: '^infra/', pathNot: test },
      to: { path: '^(functions|local|web)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|build|cdk\\.out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
