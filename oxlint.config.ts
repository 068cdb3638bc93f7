import { defineConfig, type DummyRuleMap, type OxlintOverride } from 'oxlint'

interface Boundary {
  /** Packages it may import. */
  readonly code: readonly string[]
  /** Packages it may import as types only. */
  readonly types?: readonly string[]
  /** Packages its tests may import besides. */
  readonly tests?: readonly string[]
  /** Also runs in a browser: nothing of Node in it. */
  readonly browser?: true
  /** Is handed time, chance and ids; never reads them. */
  readonly pure?: true
}

/** Who may import whom. A package that is not named here for a folder is refused there. */
const boundaries: Record<string, Boundary> = {
  'packages/process': { code: [], browser: true, pure: true },
  'packages/domain': { code: ['process'], browser: true, pure: true },
  'packages/contract': { code: [], types: ['process', 'domain'], browser: true },
  'packages/services': { code: ['process', 'domain'], types: ['contract'] },
  'packages/postgres': { code: ['process', 'domain', 'services'] },
  'packages/adapters': { code: ['process', 'domain', 'services'], tests: ['postgres'] },
  'packages/api': { code: ['process', 'domain', 'contract', 'services'] },
  'packages/client': { code: ['process', 'domain', 'contract'], types: ['api'], browser: true },
  'apps/web': { code: ['process', 'domain', 'contract', 'client'], browser: true },
  'apps/server': { code: ['process', 'domain', 'contract', 'services', 'postgres', 'adapters', 'api', 'client'] },
  e2e: { code: ['process', 'domain', 'contract', 'services', 'postgres', 'adapters', 'api', 'client', 'server'] },
}

const packages = Object.keys(boundaries).map((folder) => folder.slice(folder.indexOf('/') + 1))
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.contract.ts', '**/testing/**']

type RestrictedPattern = { regex?: string; group?: string[]; allowTypeImports?: boolean; message: string }

const byPath = {
  regex: '^(\\.\\./)+((packages|apps|e2e)/|[^./][^/]*/src/)',
  message: 'Import another package by its name (@souk/…), never by a path.',
}

const ofNode = { group: ['node:*'], message: 'This folder also runs in a browser.' }

const inside = (names: readonly string[]) => names.flatMap((name) => [`@souk/${name}`, `@souk/${name}/**`])

function patterns({ code, types = [] }: Boundary): RestrictedPattern[] {
  const refused = packages.filter((name) => !code.includes(name) && !types.includes(name))
  const foreign = { group: inside(refused), message: 'This folder may not import that package (see oxlint.config.ts).' }
  const typesOnly = { group: inside(types), allowTypeImports: true, message: 'Import only types from there.' }
  return types.length === 0 ? [byPath, foreign] : [byPath, foreign, typesOnly]
}

const forTests = (boundary: Boundary): Boundary => ({
  ...boundary,
  code: [...boundary.code, ...(boundary.tests ?? [])],
})

const readsTheWorld = [
  { object: 'Date', property: 'now' },
  { object: 'performance', property: 'now' },
  { object: 'Math', property: 'random' },
  { object: 'crypto', property: 'randomUUID' },
].map((read) => ({ ...read, message: 'Time, chance and ids come in as arguments.' }))

function refuse(...imports: RestrictedPattern[]): DummyRuleMap {
  return { 'no-restricted-imports': ['error', { patterns: imports }] }
}

const guards = Object.entries(boundaries).flatMap(([folder, boundary]): OxlintOverride[] => [
  { files: [`${folder}/**`], rules: refuse(...patterns(boundary)) },
  ...(boundary.tests
    ? [{ files: tests.map((file) => `${folder}/${file}`), rules: refuse(...patterns(forTests(boundary))) }]
    : []),
  {
    files: [`${folder}/src/**`],
    excludeFiles: tests,
    rules: {
      ...(boundary.browser && refuse(...patterns(boundary), ofNode)),
      ...(boundary.pure && { 'no-restricted-properties': ['error', ...readsTheWorld] }),
    },
  },
])

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'vitest'],
  jsPlugins: ['eslint-plugin-solid'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['**/generated/**', '**/dist/**'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    // Crashes tsgolint.
    'typescript/no-generated-empty-object-type': 'off',
    // Wrong about what is right here: closures that end a loop, style imports, `fc.integer`, plain objects of functions,
    // tests that check by given/when/then, Prisma's names, translations of "then".
    'eslint/no-unmodified-loop-condition': 'off',
    'eslint/no-underscore-dangle': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/unbound-method': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-thenable': 'off',
    'vitest/expect-expect': 'off',
    'vitest/require-mock-type-parameters': 'off',

    // The house.
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-mutable-exports': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'eslint/max-params': ['error', { max: 3 }],
    'eslint/no-console': 'error',
    'eslint/no-var': 'error',
    'eslint/prefer-const': 'error',
    'eslint/eqeqeq': 'error',
    'eslint/no-warning-comments': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/only-throw-error': 'error',
    'unicorn/filename-case': 'error',
    'unicorn/prefer-node-protocol': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/no-focused-tests': 'error',
  },
  overrides: [
    ...guards,
    { files: ['*.config.ts', '**/vite.config.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['apps/server/src/cli/**', 'e2e/**', '**/examples/**', '**/scripts/**'], rules: { 'no-console': 'off' } },
    {
      files: ['apps/web/src/**/*.tsx'],
      rules: {
        'solid/components-return-once': 'error',
        'solid/event-handlers': 'error',
        'solid/imports': 'error',
        'solid/jsx-no-duplicate-props': 'error',
        'solid/jsx-no-script-url': 'error',
        'solid/no-destructure': 'error',
        'solid/no-innerhtml': 'error',
        'solid/no-react-deps': 'error',
        'solid/no-react-specific-props': 'error',
        'solid/no-unknown-namespaces': 'error',
        'solid/prefer-for': 'error',
        'solid/reactivity': 'error',
        'solid/style-prop': 'error',
      },
    },
  ],
})
