// A page that has nothing but the triager, so that tests can see it start its worker in a real browser.
import { createTriager } from '../../../src/adapters/browser';
import type { Mail } from '../../../src/domain/mail';
import type { Triage, TriageSetting } from '../../../src/domain/triage';

export interface TriageBench {
  readonly read: (mail: Mail, setting: TriageSetting) => Promise<Triage | 'cancelled'>;
}

declare global {
  interface Window {
    triageBench: TriageBench;
  }
}

const triager = createTriager();
window.triageBench = { read: async (mail, setting) => triager.triage(mail, setting) };
