// Whether single keys do anything on this device (WCAG 2.1.4: a person may turn them off).
import type { Shelf } from '../ports';

const SHELF_KEY = 'shortcuts';

/** True unless the person turned the keys off on this device. */
export function readShortcutsOn(shelf: Shelf): boolean {
  return shelf.read(SHELF_KEY) !== 'off';
}

/** Keeps the choice for the next time. */
export function keepShortcutsOn(shelf: Shelf, isOn: boolean): void {
  shelf.write(SHELF_KEY, isOn ? 'on' : 'off');
}
