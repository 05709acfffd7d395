/** The compose form: recipients, subject, an editor, and what an add-in may do to them. */
import type { HostMessage } from '../../../hostData';
import type {
  AttachmentFacts,
  BodyFormat,
  ComposeSnapshot,
  Person,
  RecipientField,
} from '../conversation';
import type { AskData } from '../../dataCalls.client';
import { make, makeButton } from '../../dom.client';
import { DraftValues } from './draftValues.client';
import { editorFragment, textFragment } from './mailHtml.client';
import { NotificationBars } from './notificationBars.client';
import { readPeople, writePeople } from './people.client';
import { refuse } from './refusals.client';

export type ComposeType = 'newMail' | 'reply' | 'forward';

/** What a compose form starts from. */
export interface ComposeStart {
  readonly serial: number;
  readonly mailbox: string;
  readonly from: Person;
  readonly composeType: ComposeType;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly bodyHtml: string;
  /** Null until the draft is saved for the first time. */
  readonly draft: HostMessage | null;
  /** Id of the message that a reply answers. */
  readonly inReplyTo: string | null;
  /** True for a draft opened from another person's Drafts folder. */
  readonly isShared: boolean;
}

/** What the form's buttons do. */
export interface ComposeDuties {
  readonly send: () => void;
  readonly close: () => void;
  readonly discard: () => void;
  readonly togglePane: () => void;
  readonly paneName: string;
}

/** Characters of JSON: 50,000 up to requirement set 1.15, and 256 KB of headers a message. */
const SESSION_CHARACTERS = 50_000;
const HEADER_CHARACTERS = 256 * 1024;

/** One open draft. */
export class Composer {
  readonly start: ComposeStart;
  readonly element: HTMLElement;
  readonly bars = new NotificationBars();
  readonly sessionData = new DraftValues(SESSION_CHARACTERS, 9051);
  readonly headers = new DraftValues(HEADER_CHARACTERS, 9020);
  /** Names the draft before it has an id. */
  readonly key: string;
  categories: readonly string[];
  hasClientSignature = false;
  private readonly onSend: { place: 'start' | 'end'; fragment: () => DocumentFragment }[] = [];
  private readonly ask: AskData;
  private readonly fields: Readonly<Record<RecipientField, HTMLInputElement>>;
  private readonly subject: HTMLInputElement;
  private readonly editor: HTMLElement;
  private draft: HostMessage | null;
  private cursor: Range | null = null;

  constructor(start: ComposeStart, ask: AskData, duties: ComposeDuties) {
    this.start = start;
    this.ask = ask;
    this.draft = start.draft;
    this.key = `draft-${String(start.serial)}`;
    this.categories = start.draft?.categories ?? [];
    this.fields = {
      to: make('input', { id: 'compose-to', value: writePeople(start.to), autocomplete: 'off' }),
      cc: make('input', { id: 'compose-cc', value: writePeople(start.cc), autocomplete: 'off' }),
      bcc: make('input', { id: 'compose-bcc', value: writePeople(start.bcc), autocomplete: 'off' }),
    };
    this.subject = make('input', {
      id: 'compose-subject',
      value: start.subject,
      maxlength: '255',
      autocomplete: 'off',
    });
    this.editor = make('div', {
      class: 'editor',
      contenteditable: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Message body',
    });
    this.editor.append(editorFragment(start.bodyHtml));
    this.element = this.layOut(duties);
    document.addEventListener('selectionchange', this.rememberCursor);
  }

  snapshot(): ComposeSnapshot {
    return {
      mode: 'compose',
      serial: this.start.serial,
      conversationId: this.draft?.conversationId ?? null,
      inReplyTo: this.start.inReplyTo,
      isShared: this.start.isShared,
    };
  }

  draftId(): string | null {
    return this.draft?.itemId ?? null;
  }

  focus(): void {
    if (this.fields.to.value === '') this.fields.to.focus();
    else this.editor.focus();
  }

  getSubject(): string {
    return this.subject.value;
  }

  setSubject(subject: string): void {
    this.subject.value = subject;
  }

  getRecipients(field: RecipientField): Person[] {
    return readPeople(this.fields[field].value);
  }

  setRecipients(field: RecipientField, people: readonly Person[], mode: 'set' | 'add'): void {
    const before = mode === 'add' ? this.getRecipients(field) : [];
    this.fields[field].value = writePeople([...before, ...people]);
  }

  getBody(format: BodyFormat): string {
    return format === 'html'
      ? `<html><body>${this.editor.innerHTML}</body></html>`
      : this.editor.innerText;
  }

  /** Puts content at the cursor, at the start, or in place of everything. */
  writeBody(place: 'selection' | 'start' | 'whole', content: string, format: BodyFormat): void {
    const fragment = format === 'html' ? editorFragment(content) : textFragment(content);
    if (place === 'whole') {
      this.editor.replaceChildren(fragment);
    } else if (place === 'start' || this.cursor === null) {
      this.editor.prepend(fragment);
    } else {
      const last = fragment.lastChild;
      this.cursor.deleteContents();
      this.cursor.insertNode(fragment);
      if (last !== null) this.cursor.setStartAfter(last);
      this.cursor.collapse(true);
    }
  }

  /** Keeps content for an end of the body, to be put there when the draft is sent; the last word for an end counts. */
  writeOnSend(place: 'start' | 'end', content: string, format: BodyFormat): void {
    const before = this.onSend.findIndex((each) => each.place === place);
    if (before !== -1) this.onSend.splice(before, 1);
    const fragment = (): DocumentFragment =>
      format === 'html' ? editorFragment(content) : textFragment(content);
    this.onSend.push({ place, fragment });
  }

  /** Puts in place what was kept for the sending. */
  prepareToSend(): void {
    for (const { place, fragment } of this.onSend.splice(0)) {
      if (place === 'start') this.editor.prepend(fragment());
      else this.editor.append(fragment());
    }
  }

  attachments(): readonly AttachmentFacts[] {
    return this.draft?.attachments ?? [];
  }

  /** What is selected in the body; empty where the cursor only stands. */
  selected(format: BodyFormat): string {
    if (this.cursor === null) return '';
    const holder = document.createElement('div');
    holder.append(this.cursor.cloneContents());
    return format === 'html' ? holder.innerHTML : holder.innerText;
  }

  /** Stores the draft in the mailbox's Drafts and answers its Office.js id. */
  async save(): Promise<string> {
    const content = {
      subject: this.getSubject(),
      to: this.getRecipients('to'),
      cc: this.getRecipients('cc'),
      bcc: this.getRecipients('bcc'),
      bodyHtml: this.getBody('html'),
    };
    const { mailbox } = this.start;
    const saved =
      this.draft === null
        ? await this.ask('createDraft', mailbox, content)
        : await this.ask('updateDraft', mailbox, this.draft.itemId, content);
    if (saved === null) throw refuse(9021);
    this.draft = saved;
    await this.saveCategories(saved);
    return saved.itemId;
  }

  private async saveCategories({ itemId, categories }: HostMessage): Promise<void> {
    const { mailbox } = this.start;
    const added = this.categories.filter((name) => !categories.includes(name));
    const removed = categories.filter((name) => !this.categories.includes(name));
    if (added.length > 0) await this.ask('addCategories', mailbox, itemId, added);
    if (removed.length > 0) await this.ask('removeCategories', mailbox, itemId, removed);
  }

  /** Lets go of the page; the draft stays as it was last saved. */
  leave(): void {
    document.removeEventListener('selectionchange', this.rememberCursor);
    this.element.remove();
  }

  /** Focus moves to the pane's frame when somebody clicks there; the place in the text must not be lost with it. */
  private readonly rememberCursor = (): void => {
    const selection = document.getSelection();
    if (selection === null || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (this.editor.contains(range.commonAncestorContainer)) this.cursor = range.cloneRange();
  };

  private layOut(duties: ComposeDuties): HTMLElement {
    const row = (label: string, input: HTMLInputElement): HTMLElement =>
      make('div', { class: 'compose-row' }, make('label', { for: input.id }, label), input);
    return make(
      'section',
      { class: 'composer', 'aria-label': 'Compose message' },
      make(
        'div',
        { class: 'commands' },
        makeButton('Send', duties.send, { class: 'primary' }),
        makeButton('Save and close', duties.close),
        makeButton('Discard', duties.discard),
        makeButton(duties.paneName, duties.togglePane, { class: 'app' }),
      ),
      this.bars.element,
      make('p', { class: 'compose-from' }, `From: ${writePeople([this.start.from])}`),
      row('To', this.fields.to),
      row('Cc', this.fields.cc),
      row('Bcc', this.fields.bcc),
      row('Subject', this.subject),
      this.editor,
    );
  }
}
