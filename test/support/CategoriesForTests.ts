// The signed-in person's own list of categories in memory: names are unique in any letter case, as in Exchange.
import type { CategoryColour } from '../../src/domain/holds';
import type { CategoryList, OwnCategory } from '../../src/ports';

export class CategoriesForTests implements CategoryList {
  readonly list: { readonly id: string; readonly name: string; colour: CategoryColour | null }[] =
    [];
  reads = 0;
  /** Thrown by the write of this name, once. */
  failOn: { readonly name: string; readonly error: Error } | null = null;
  /** Runs before the next write, as another client would. */
  meanwhile: (() => void) | null = null;

  /** Puts a category on the list as its owner would in Outlook. */
  plant(name: string, colour: CategoryColour | null): void {
    this.list.push({ id: `category-${String(this.list.length + 1)}`, name, colour });
  }

  readAll(): Promise<readonly OwnCategory[]> {
    this.reads += 1;
    return Promise.resolve(
      this.list.map(({ id, name, colour }) => ({ id, name, hasColour: colour !== null })),
    );
  }

  async add(name: string, colour: CategoryColour): Promise<'added' | 'exists'> {
    await this.#beforeWrite(name);
    if (this.list.some((one) => one.name.toLowerCase() === name.toLowerCase())) return 'exists';
    this.plant(name, colour);
    return 'added';
  }

  async giveColour(id: string, colour: CategoryColour): Promise<'coloured' | 'gone'> {
    const found = this.list.find((one) => one.id === id);
    await this.#beforeWrite(found?.name ?? '');
    if (found === undefined || !this.list.includes(found)) return 'gone';
    found.colour = colour;
    return 'coloured';
  }

  #beforeWrite(name: string): Promise<void> {
    const { meanwhile, failOn } = this;
    this.meanwhile = null;
    meanwhile?.();
    if (failOn?.name !== name) return Promise.resolve();
    this.failOn = null;
    return Promise.reject(failOn.error);
  }
}
