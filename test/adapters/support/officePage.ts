// A task pane that has nothing but the Office adapter, so that tests can call it inside the Outlook host.
import { createMailHost, type OfficeMailHost } from '../../../src/adapters/office';
import { isDeskError } from '../../../src/ports';

export interface OfficeBench {
  readonly host: OfficeMailHost;
  readonly heard: string[];
  readonly told: (call: Promise<unknown>) => Promise<unknown>;
}

declare global {
  interface Window {
    office: OfficeBench;
  }
}

const host = createMailHost({ principals: ['samuel.brandt@lakesidehealth.example'] });
const heard: string[] = [];
window.office = {
  host,
  heard,
  told: async (call) => {
    try {
      return await call;
    } catch (error) {
      return isDeskError(error) ? { code: error.code, facts: error.facts } : String(error);
    }
  },
};
void host.ready().then(() => {
  host.onItemChanged(() => heard.push('item'));
  host.onThemeChanged((theme) => heard.push(theme));
  document.body.dataset['ready'] = 'true';
});
