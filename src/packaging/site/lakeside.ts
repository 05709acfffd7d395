// The house of the demonstration, read from lakeside.json: invented people, channels, trackers and weeks.
import data from './lakeside.json';

export type House = typeof data;
export const LAKESIDE: House = data;
