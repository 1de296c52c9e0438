/** Folders and files of this project, as opposed to packages and Node's own modules. */
const PROJECT =
  '^(main\\.ts$|environments/|modules/|stacks/|ops/|tests/|terraform-modules/|terraform-state-bootstrap/)';

/** Files of a service that modules/config can import: its settings, and the tables that its rules use. */
const SETTINGS_AND_TABLES =
  '^modules/[^/]+/(settings|[a-z]+-settings|instance-classes|fargate-sizes|platform-variables)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment: 'modules/shared is what every other folder builds on: it imports nothing of the project.',
      severity: 'error',
      from: { path: '^modules/shared/' },
      to: { path: PROJECT, pathNot: '^modules/shared/' },
    },
    {
      name: 'modules-stand-alone',
      comment:
        'A construct can be used and tested without the others: it imports from its own folder, from ' +
        'modules/shared and the mechanism of alarms. What it needs of another service, its caller passes as an ' +
        'id or an ARN.',
      severity: 'error',
      from: { path: '^modules/(?!config/|shared/)([^/]+)/' },
      to: { path: PROJECT, pathNot: '^modules/($1|alarms|shared)/' },
    },
    {
      name: 'config-knows-settings-only',
      comment:
        'modules/config composes the settings of every concern and checks them; it knows no construct.',
      severity: 'error',
      from: { path: '^modules/config/' },
      to: { path: PROJECT, pathNot: ['^modules/(config|shared)/', SETTINGS_AND_TABLES] },
    },
    {
      name: 'config-needs-no-cdktf',
      comment:
        'Settings are checked before any construct exists: nothing that modules/config reaches loads cdktf.',
      severity: 'error',
      from: { path: '^modules/config/' },
      to: { path: '(^|/)node_modules/(cdktf|constructs|@cdktf)/', reachable: true },
    },
    {
      name: 'environments-know-config-only',
      comment: 'An environment is a literal. Besides its type in modules/config it needs nothing.',
      severity: 'error',
      from: { path: '^environments/' },
      to: { pathNot: ['^environments/', '^modules/config/'] },
    },
    {
      name: 'environments-compute-nothing',
      comment: 'An environment takes only types from modules/config: values are written down, not computed.',
      severity: 'error',
      from: { path: '^environments/' },
      to: { path: '^modules/config/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stacks-get-their-values',
      comment:
        'main.ts hands each stack a validated environment; a stack that reads one itself skips validation.',
      severity: 'error',
      from: { path: '^stacks/' },
      to: { path: '^environments/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stacks-share-the-contract-only',
      comment:
        'What the application needs of the foundation is an output in stacks/contract.ts. Neither stack imports ' +
        'the other, and what both import imports neither.',
      severity: 'error',
      from: { path: '^stacks/([^/]+)' },
      to: { path: '^stacks/[^/]+/', pathNot: '^stacks/$1/' },
    },
    {
      name: 'only-main-imports-stacks',
      comment:
        'main.ts brings stacks and environments together, and terraform-modules/ does for callers in HCL. ' +
        'ops/ reads what was synthesized instead.',
      severity: 'error',
      from: { path: PROJECT, pathNot: '^(main\\.ts$|stacks/|terraform-modules/|tests/)' },
      to: { path: '^stacks/' },
    },
    {
      name: 'bootstrap-is-declarative',
      comment:
        'terraform-state-bootstrap/ declares resources and imports nothing of ops/; the command that creates them ' +
        'is ops/bootstrap.',
      severity: 'error',
      from: { path: '^terraform-state-bootstrap/' },
      to: { path: '^ops/' },
    },
    {
      name: 'nothing-imports-main',
      comment: 'Importing main.ts synthesizes every stack. Run it as a process instead.',
      severity: 'error',
      from: {},
      to: { path: '^main\\.ts$' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What runs outside of tests does not depend on them.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-provider-barrel',
      comment:
        "Import from '@cdktf/provider-aws/lib/<resource>': the package's root loads every resource and " +
        'costs seconds in every process.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)node_modules/@cdktf/provider-aws/lib/index\\.' },
    },
    {
      name: 'no-cdktf-internals',
      comment: "Import from 'cdktf' only; its internal files can move in a patch release and in its fork.",
      severity: 'error',
      from: {},
      to: { path: '(^|/)node_modules/cdktf/', pathNot: '(^|/)node_modules/cdktf/lib/index\\.' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unused-modules',
      comment:
        'Every file in modules/ serves what is synthesized, or a command of ops/. Every file in ' +
        'terraform-modules/ serves `npm run modules`.',
      severity: 'error',
      from: { path: '^(main\\.ts$|ops/|terraform-state-bootstrap/)' },
      to: {
        path: '^(modules|terraform-modules)/',
        reachable: false,
      },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'Packages are declared in package.json; one that is there by accident can go at any update.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages',
      comment: 'What synthesizes runs after `npm ci --omit=dev`.',
      severity: 'error',
      from: {
        path: '^(main\\.ts$|environments/|modules/|stacks/|ops/|terraform-modules/|terraform-state-bootstrap/)',
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    // Packages appear as what is imported, not with what they import themselves.
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(cdktf\\.out|coverage|dist|tests/fixtures)/' },
    // Type-only imports count: they are knowledge too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
