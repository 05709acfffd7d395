/** The errors that the published library throws before it asks the host (outlook-web-16.01.debug.js of 1.1.110). */

/** The library throws plain errors whose name says what went wrong. */
function failure(name: string, message: string, parameter?: string): Error {
  const where = parameter === undefined ? '' : `\nParameter name: ${parameter}`;
  const error = new Error(`${name}: ${message}${where}`);
  error.name = name;
  return error;
}

export function argumentError(parameter?: string): Error {
  const says = 'Value does not fall within the expected range.';
  return failure('Sys.ArgumentException', says, parameter);
}

export function nullArgument(parameter?: string): Error {
  return failure('Sys.ArgumentNullException', 'Value cannot be null.', parameter);
}

export function wrongType(parameter?: string): Error {
  const says = 'Object cannot be converted to the required type.';
  return failure('Sys.ArgumentTypeException', says, parameter);
}

export function wrongCount(): Error {
  return failure('Sys.ParameterCountException', 'Parameter count mismatch.');
}

export function outOfRange(parameter: string): Error {
  const says = 'Specified argument was out of the range of valid values.';
  return failure('Sys.ArgumentOutOfRangeException', says, parameter);
}

/** A permission that the manifest does not ask for. */
export function elevatedPermission(method: string): Error {
  return new Error(`Elevated permission is required to call the method: '${method}'.`);
}

/** A call about an item when there is none. */
export function noItem(method: string): Error {
  return new Error(`Invalid operation (${method}) when Office.context.mailbox.item is null.`);
}

/** Throws unless the value is a text of at most `limit` characters. */
export function mindText(
  value: unknown,
  parameter: string,
  limit = Number.POSITIVE_INFINITY,
): string {
  if (typeof value !== 'string') throw wrongType(parameter);
  if (value.length > limit) throw outOfRange(parameter);
  return value;
}

/** Throws unless the value is a text with at least one character. */
export function mindFilledText(value: unknown, parameter: string, limit?: number): string {
  if (value === undefined || value === null || value === '') throw nullArgument(parameter);
  return mindText(value, parameter, limit);
}

/** Throws unless the value is a list of filled texts. */
export function mindNames(value: unknown, parameter: string, limit?: number): readonly string[] {
  if (value === undefined || value === null) throw argumentError(parameter);
  if (!Array.isArray(value)) throw wrongType(parameter);
  if (value.length === 0) throw argumentError(parameter);
  return (value as readonly unknown[]).map((name) => {
    if (name === undefined || name === null || name === '') throw argumentError(parameter);
    return mindText(name, parameter, limit);
  });
}
