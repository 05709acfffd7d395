/** Which addresses a Teams app may load: the manifest's `validDomains`, matched as Teams does. */

/**
 * Tells whether a host (with its port) is among the domains. A `*` stands for exactly one label.
 *
 * @example
 * isValidDomain('a.anteroom.example', ['*.anteroom.example']) //=> true
 * isValidDomain('a.b.anteroom.example', ['*.anteroom.example']) //=> false
 */
export function isValidDomain(host: string, domains: readonly string[]): boolean {
  const labels = host.toLowerCase().split('.');
  return domains.some((domain) => {
    const wanted = domain.toLowerCase().split('.');
    return (
      wanted.length === labels.length &&
      wanted.every((label, at) => label === '*' || label === labels[at])
    );
  });
}
