// A Graph desk over a scripted network, with the settings and columns that the tests share.
import { createGraph, type GraphDesk, type ListShape } from '../../src/adapters/graph';
import type { Settings } from '../../src/ports';
import { FixedTokens } from './FixedTokens';
import { ScriptedGraph, type Script, type ScriptedAnswer, type SeenRequest } from './ScriptedGraph';

export const TEST_SETTINGS: Settings = {
  tenantId: '4d1f0b7e-52c6-4a57-8a5f-6c1f7a9f2e30',
  clientId: '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11',
  authority: 'https://login.test/tenant',
  knownAuthorities: [],
  authorityMetadata: null,
  graphBaseUrl: ScriptedGraph.base,
  siteHostname: 'lakesidehealth.sharepoint.example',
  sitePath: '/sites/Anteroom',
  teamsAppId: '0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44',
  localHosts: [],
};

export const TEST_LISTS: readonly ListShape[] = [
  {
    name: 'AnteroomWork',
    columns: [
      { name: 'WorkId', type: 'text', indexed: true, unique: true },
      { name: 'State', type: 'text', indexed: true },
      { name: 'Due', type: 'dateTime', indexed: true },
      { name: 'Data', type: 'note' },
    ],
  },
];

export interface ScriptedDesk {
  readonly graph: GraphDesk;
  readonly network: ScriptedGraph;
  readonly tokens: FixedTokens;
}

/** The columns as the provisioning made them, for the one look that the adapter takes at each list. */
export function provisionedColumns({ path }: SeenRequest): ScriptedAnswer | null {
  const name = /\/lists\/(\w+)\/columns/.exec(path)?.[1];
  const list = TEST_LISTS.find((each) => each.name === name);
  if (list === undefined) return null;
  const value = list.columns.map((column) => ({
    name: column.name,
    indexed: column.indexed ?? false,
    enforceUniqueValues: column.unique ?? false,
  }));
  return { body: { value } };
}

export function scriptedDesk(script: Script, standing = provisionedColumns): ScriptedDesk {
  const network = new ScriptedGraph(script, standing);
  const tokens = new FixedTokens();
  const { send, wait } = network;
  return {
    graph: createGraph({ settings: TEST_SETTINGS, tokens, lists: TEST_LISTS, send, wait }),
    network,
    tokens,
  };
}

/** The DeskError's code and facts, for a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no failure',
    (error: unknown) => ({ ...(error as object) }),
  );
}
