// Planted: half of a circle.
import './ringOther';
export const ring = 'ring';
