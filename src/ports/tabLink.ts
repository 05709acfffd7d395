// The address that opens one of the product's tabs in Teams, from a notification or from Outlook.

/**
 * A static tab at a sub-page (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application).
 *
 * @param subPage null opens the tab where it always begins
 *
 * @example
 * tabLink('0b7d…', 'approvals', 'proposal:1') //=> 'https://teams.microsoft.com/l/entity/0b7d…/approvals?context=%7B%22subEntityId%22%3A%22proposal%3A1%22%7D'
 */
export function tabLink(teamsAppId: string, tab: string, subPage: string | null): string {
  const place = `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${encodeURIComponent(tab)}`;
  if (subPage === null) return place;
  return `${place}?context=${encodeURIComponent(JSON.stringify({ subEntityId: subPage }))}`;
}
