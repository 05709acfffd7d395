// The signed-in person's own list of Outlook categories, which gives each name its colour. Nobody else's can be reached.
import type { CategoryColour } from '../domain/holds';

export interface OwnCategory {
  readonly id: string;
  readonly name: string;
  readonly hasColour: boolean;
}

export interface CategoryList {
  readAll(): Promise<readonly OwnCategory[]>;
  /** 'exists' when the list has the name by now, in any letter case; its colour stays as it is. */
  add(name: string, colour: CategoryColour): Promise<'added' | 'exists'>;
  /** 'gone' when somebody took it off the list meanwhile. */
  giveColour(id: string, colour: CategoryColour): Promise<'coloured' | 'gone'>;
}
