// Makes ready what every verdict needs before there is a mail, so that the first mail does not wait for it.
import { askModel } from '../asks';
import { phiModel } from '../phi';
import { compileMatrix } from './compileMatrix';
import type { Matrix } from './matrix';

/**
 * Compiles the matrix with its evidence model and reads the models for patient information and asks. They are kept:
 * `triageMail` with this very matrix finds them done. Changes no verdict.
 */
export function readyTriage(matrix: Matrix): void {
  compileMatrix(matrix);
  phiModel();
  askModel();
}
