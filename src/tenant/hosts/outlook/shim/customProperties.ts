/** `item.loadCustomPropertiesAsync` and `Office.context.roamingSettings`: what an add-in keeps beside the mail. */
import { HostRefusal } from './hostLine';
import { nothing, type OfficeClient, type Tail } from './calls';
import { outOfRange } from './checks';
import { LIMITS } from './constants';

export type CustomPropertyMembers = Pick<Office.MessageRead, 'loadCustomPropertiesAsync'>;

/** Properties of this add-in on this item, at most 2,500 characters of JSON. */
export function customPropertyMembers(client: OfficeClient, item: number): CustomPropertyMembers {
  return {
    loadCustomPropertiesAsync: (...tail: Tail<Office.CustomProperties>) => {
      const rule = {
        name: 'item.loadCustomPropertiesAsync',
        needs: 'Restricted',
        callback: 'required',
        isOld: true,
      } as const;
      client.call(rule, tail, async () =>
        customProperties(client, item, await client.line.ask('getCustomProperties', item)),
      );
    },
  };
}

function customProperties(
  client: OfficeClient,
  item: number,
  json: string,
): Office.CustomProperties {
  const all = new Map(Object.entries(JSON.parse(json) as Record<string, unknown>));
  return {
    get: (name: string) => readDate(all.get(name)),
    set: (name: string, value: unknown) => {
      all.set(name, value instanceof Date ? `Date(${String(value.getTime())})` : value);
    },
    remove: (name: string) => {
      all.delete(name);
    },
    getAll: () => Object.fromEntries([...all].map(([name, value]) => [name, readDate(value)])),
    saveAsync: (...tail: Tail<void>) => {
      const rule = {
        name: 'item.saveCustomProperties',
        needs: 'ReadItem',
        isOld: true,
      } as const;
      client.call(rule, tail, () => {
        const kept = JSON.stringify(Object.fromEntries(all));
        if (kept.length > LIMITS.customProperties) throw outOfRange('customProperties');
        return client.line.ask('saveCustomProperties', item, kept).then(nothing);
      });
    },
  };
}

/** The library writes a date as `Date(milliseconds)`. */
function readDate(value: unknown): unknown {
  const milliseconds = typeof value === 'string' ? /^Date\((-?\d+)\)$/.exec(value)?.[1] : undefined;
  return milliseconds === undefined ? value : new Date(Number(milliseconds));
}

/** Settings of this add-in for this user, at most 32 KB; changes are lost until `saveAsync`. */
export function roamingSettings(
  client: OfficeClient,
  stored: Readonly<Record<string, string>>,
): Office.RoamingSettings {
  const all = new Map<string, unknown>(
    Object.entries(stored).map(([name, json]) => [name, JSON.parse(json) as unknown]),
  );
  const save = async (): Promise<void> => {
    const written = Object.fromEntries(
      [...all].map(([name, value]) => [name, JSON.stringify(value)]),
    );
    if (JSON.stringify(written).length > LIMITS.roamingSettings)
      throw new HostRefusal({ code: 9019, name: 'GenericSettingsError', message: '' });
    await client.line.ask('saveSettings', written);
  };
  return {
    get: (name: string) => all.get(name),
    set: (name: string, value: unknown) => {
      all.set(name, value);
    },
    remove: (name: string) => {
      all.delete(name);
    },
    saveAsync: (...tail: Tail<void>) => {
      client.call({ name: 'roamingSettings.saveAsync', needs: 'Restricted' }, tail, save);
    },
  };
}
