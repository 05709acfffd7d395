/** Attachments of the open item: their names always, their content where the host holds it. */
import type { AttachmentFacts } from '../conversation';
import type { OfficeClient, Tail } from './calls';
import { mindFilledText } from './checks';

export type AttachmentMembers = Pick<Office.MessageRead, 'getAttachmentContentAsync'>;

/** Names, sizes and kinds, as Office hands them out. */
export function attachmentDetails(all: readonly AttachmentFacts[]): Office.AttachmentDetails[] {
  return all.map((attachment) => ({ ...attachment, attachmentType: 'file', contentId: '' }));
}

/** The content by the attachment's id; an id that is not there fails with 9003. */
export function attachmentMembers(client: OfficeClient, item: number): AttachmentMembers {
  return {
    getAttachmentContentAsync: (id: string, ...tail: Tail<Office.AttachmentContent>) => {
      client.call(
        { name: 'item.getAttachmentContentAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => client.line.ask('getAttachmentContent', item, mindFilledText(id, 'attachmentId')),
      );
    },
  };
}
