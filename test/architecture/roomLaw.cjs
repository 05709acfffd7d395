// The law of the rooms as data: who may import whom, and which package belongs to whom.
// dependency-cruiser reads `rulesFor(root)`; test/architecture/rooms.test.ts proves that every rule fires.

/** Rooms in the order in which imports may run: a room may import only what its row names. */
const ROOMS = [
  { name: 'domain', path: 'domain/', rooms: [], packages: [] },
  { name: 'sendguard', path: 'sendguard/', rooms: ['domain'], packages: [] },
  { name: 'ports', path: 'ports/', rooms: ['domain'], packages: [] },
  { name: 'workflows', path: 'workflows/', rooms: ['domain', 'ports'], packages: [] },
  {
    name: 'adapters/graph',
    path: 'adapters/graph/',
    rooms: ['domain', 'ports'],
    packages: ['@microsoft/microsoft-graph-client', '@microsoft/microsoft-graph-types', 'valibot'],
  },
  {
    name: 'adapters/identity',
    path: 'adapters/identity/',
    rooms: ['domain', 'ports'],
    packages: ['@azure/msal-browser', 'valibot'],
  },
  { name: 'adapters/office', path: 'adapters/office/', rooms: ['domain', 'ports'], packages: [] },
  {
    name: 'adapters/teams',
    path: 'adapters/teams/',
    rooms: ['domain', 'ports'],
    packages: ['@microsoft/teams-js'],
  },
  {
    name: 'adapters/browser',
    path: 'adapters/browser/',
    rooms: ['domain', 'ports'],
    packages: ['valibot', 'ical.js'],
  },
  {
    name: 'ui',
    path: 'ui/',
    rooms: ['domain', 'ports', 'workflows'],
    packages: ['react', 'react-dom', '@fluentui/'],
  },
  {
    name: 'taskpane',
    path: 'taskpane/',
    rooms: ['domain', 'ports', 'workflows', 'ui'],
    packages: ['react', 'react-dom', '@fluentui/'],
  },
  {
    name: 'tab',
    path: 'tab/',
    rooms: ['domain', 'ports', 'workflows', 'ui'],
    packages: ['react', 'react-dom', '@fluentui/'],
  },
  {
    name: 'tenant',
    path: 'tenant/',
    rooms: [],
    packages: [
      'node:',
      'oidc-provider',
      'jose',
      'node-sqlite3-wasm',
      'temporal-polyfill',
      'rrule-temporal',
      'ical.js',
      '@swc/core',
    ],
  },
  {
    name: 'packaging',
    path: 'packaging/',
    rooms: ['domain'],
    packages: [
      'node:',
      'office-addin-manifest',
      'libxml2-wasm',
      'ajv',
      'ajv-draft-04',
      'ajv-formats',
      '@microsoft/app-manifest',
      'fflate',
    ],
  },
  { name: 'training', path: 'training/', rooms: ['domain'], packages: ['node:', 'valibot'] },
];

/** Packages that one domain room owns; no other domain room may touch them. */
const DOMAIN_OWNERS = [
  { package: 'temporal-polyfill', rooms: ['time'] },
  { package: 'chrono-node', rooms: ['asks'] },
  { package: '@noble/hashes', rooms: ['log', 'policy'] },
  {
    package: 'valibot',
    rooms: ['triage', 'macros', 'policy', 'roster', 'log', 'holds', 'standup'],
  },
];

/** compose.ts alone reaches the adapters. */
const COMPOSERS = ['taskpane/compose', 'tab/compose'];

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const nodeBuiltins = 'core';

function packagePattern(names) {
  return names
    .filter((name) => name !== 'node:')
    .map(
      (name) =>
        `node_modules/(?:@types/)?${escape(name.replace(/\/$/, ''))}${name.endsWith('/') ? '/' : '(/|$)'}`,
    )
    .join('|');
}

function rulesFor(root) {
  const at = (path) => `^${escape(root)}/${path}`;
  const forbidden = [
    { name: 'no-circle', severity: 'error', from: { path: at('') }, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: {
        orphan: true,
        path: at(''),
        pathNot: [
          '\\.d\\.ts$',
          '\\.client\\.ts$',
          'hosts/outlook/shim/',
          '/main\\.ts$',
          '/index\\.tsx?$',
          '\\.json$',
          'authPage\\.ts$',
          'consentPage\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: at('') },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: at(''), pathNot: [at('(tenant|packaging|training)/')] },
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot: ['@microsoft/microsoft-graph-types', '@types/'],
      },
    },
  ];
  for (const room of ROOMS) {
    const own = at(room.path);
    const others = ROOMS.filter(
      (other) => other.name !== room.name && !room.rooms.includes(other.name),
    );
    const composers = COMPOSERS.filter((file) => file.startsWith(room.path)).map((file) =>
      at(`${file}\\.tsx?$`),
    );
    forbidden.push({
      name: `${room.name}-imports-only-its-rooms`,
      severity: 'error',
      from: { path: own, ...(composers.length > 0 ? { pathNot: composers } : {}) },
      to: { path: others.map((other) => at(other.path)) },
    });
    if (composers.length > 0) {
      forbidden.push({
        name: `${room.name}-compose-reaches-adapters-only`,
        severity: 'error',
        from: { path: composers },
        to: {
          path: others
            .filter((other) => !other.name.startsWith('adapters/'))
            .map((other) => at(other.path)),
        },
      });
    }
    const mayUseNode = room.packages.includes('node:');
    const allowed = packagePattern(room.packages);
    const owned =
      room.name === 'domain' ? packagePattern(DOMAIN_OWNERS.map((owner) => owner.package)) : '';
    const pass = [allowed, owned].filter((pattern) => pattern !== '').join('|');
    forbidden.push({
      name: `${room.name}-uses-only-its-packages`,
      severity: 'error',
      from: { path: own },
      to: { path: 'node_modules/', ...(pass === '' ? {} : { pathNot: pass }) },
    });
    if (!mayUseNode) {
      forbidden.push({
        name: `${room.name}-does-without-node`,
        severity: 'error',
        from: { path: own },
        to: { dependencyTypes: [nodeBuiltins] },
      });
    }
  }
  for (const owner of DOMAIN_OWNERS) {
    forbidden.push({
      name: `domain-${owner.package.replace(/[@/]/g, '')}-has-its-owner`,
      severity: 'error',
      from: { path: at('domain/'), pathNot: at(`domain/(${owner.rooms.join('|')})/`) },
      to: { path: packagePattern([owner.package]) },
    });
  }
  forbidden.push(
    {
      name: 'domain-rooms-use-the-door',
      severity: 'error',
      from: { path: at('domain/([^/]+)/') },
      to: {
        path: at('domain/([^/]+)/.+'),
        pathNot: [at('domain/$1/'), at('domain/[^/]+/index\\.ts$')],
      },
    },
    {
      name: 'others-use-the-domain-door',
      severity: 'error',
      from: { path: at(''), pathNot: at('domain/') },
      to: { path: at('domain/[^/]+/.+'), pathNot: at('domain/[^/]+/index\\.ts$') },
    },
    {
      name: 'screens-never-import-each-other',
      severity: 'error',
      from: { path: at('(taskpane|tab)/([^/]+)/') },
      to: { path: at('$1/[^/]+/'), pathNot: at('$1/$2/') },
    },
    {
      name: 'nobody-imports-a-front-end',
      severity: 'error',
      from: { path: at(''), pathNot: at('(taskpane|tab)/') },
      to: { path: at('(taskpane|tab)/') },
    },
  );
  return forbidden;
}

const options = {
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  exclude: { path: '\\.client\\.ts$' },
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.js', '.json', '.mjs'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
  },
};

module.exports = { rulesFor, options, ROOMS, DOMAIN_OWNERS };
