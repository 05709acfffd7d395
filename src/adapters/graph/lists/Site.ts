// The one SharePoint site of an installation: its id is looked up once and kept.
import * as v from 'valibot';
import { DeskError, isDeskError, type Settings } from '../../../ports';
import type { GraphClient } from '../client/GraphClient';
import { path, query } from '../client/path';
import { readAnswer } from '../client/readAnswer';

const idSchema = v.object({ id: v.string() });

/** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/site-getbypath). */
export class Site {
  readonly #graph: GraphClient;
  readonly #settings: Settings;
  #id: Promise<string> | null = null;

  constructor(graph: GraphClient, settings: Settings) {
    this.#graph = graph;
    this.#settings = settings;
  }

  /** `hostname,guid,guid`; throws `lists/missing` with the site's path when it is not there. */
  id(): Promise<string> {
    this.#id ??= this.#lookUp().catch((error: unknown) => {
      this.#id = null;
      throw error;
    });
    return this.#id;
  }

  async #lookUp(): Promise<string> {
    const { siteHostname, sitePath } = this.#settings;
    const segments = sitePath.split('/').map(encodeURIComponent).join('/');
    try {
      const answer = await this.#graph.ask({
        method: 'GET',
        group: 'sites',
        mailbox: null,
        path: `${path`/sites/${siteHostname}`}:${segments}${query({ $select: 'id' })}`,
      });
      return readAnswer(idSchema, answer).id;
    } catch (error) {
      if (isDeskError(error) && error.code === 'graph/gone') {
        throw new DeskError('lists/missing', { ...error.facts, name: sitePath });
      }
      throw error;
    }
  }
}
