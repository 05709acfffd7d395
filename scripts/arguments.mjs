// Reads `--name value` and `--flag` from the command line and says what it does not know.

/** `known`: { port: 'value', reset: 'flag' }. `--no-open` is the flag `no-open`. */
export function readArguments(known, argv = process.argv.slice(2)) {
  const found = { _: [] };
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i];
    if (!word.startsWith('--')) {
      found._.push(word);
      continue;
    }
    const [name, inline] = word.slice(2).split(/=(.*)/s);
    if (known[name] === 'flag') found[name] = true;
    else if (known[name] === 'value') {
      const value = inline ?? argv[(i += 1)];
      if (value === undefined) stop(`--${name} needs a value.`);
      found[name] = value;
    } else
      stop(
        `Unknown option --${name}. Known: ${Object.keys(known)
          .map((key) => `--${key}`)
          .join(' ')}`,
      );
  }
  return found;
}

export function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
