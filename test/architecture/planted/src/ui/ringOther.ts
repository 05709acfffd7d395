// Planted: the other half of the circle.
import './ring';
export const other = 'other';
