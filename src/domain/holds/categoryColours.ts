// The colours that Outlook has for categories, by the names that Microsoft's reference gives them.

/** In the order of Outlook's presets; each client draws them in shades of its own. */
export const CATEGORY_COLOURS = [
  'red',
  'orange',
  'brown',
  'yellow',
  'green',
  'teal',
  'olive',
  'blue',
  'purple',
  'cranberry',
  'steel',
  'dark steel',
  'gray',
  'dark gray',
  'black',
  'dark red',
  'dark orange',
  'dark brown',
  'dark yellow',
  'dark green',
  'dark teal',
  'dark olive',
  'dark blue',
  'dark purple',
  'dark cranberry',
] as const;
export type CategoryColour = (typeof CATEGORY_COLOURS)[number];
