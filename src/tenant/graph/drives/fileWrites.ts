// Puts a file's bytes in their place, or says what stands in the way, for the simple upload and the upload session alike.
import type { DriveDefinition, StoredFile } from '../../sharepoint/libraryStore';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant, nowInstant } from '../../time/zonedTimes';
import { badRequest, GraphError } from '../graphError';
import { fileCTag, fileETag } from '../lists/siteEntities';

const CONFLICTS = ['fail', 'replace', 'rename'] as const;
export type Conflict = (typeof CONFLICTS)[number];

const LONGEST_NAME = 400;
/** What no name in SharePoint may hold. */
const FORBIDDEN = /["*:<>?\\|\p{Cc}]|^\s|\s$|\.$/u;

export interface Upload {
  readonly drive: DriveDefinition;
  readonly path: string;
  readonly conflict: Conflict;
  /** Empty where the caller named none. */
  readonly ifMatch: string;
  readonly by: string;
  readonly content: Buffer;
}

export interface Placed {
  readonly file: StoredFile;
  readonly isNew: boolean;
}

export function conflictFrom(word: unknown, usual: Conflict): Conflict {
  if (word === undefined) {
    return usual;
  }
  const known = CONFLICTS.find((each) => each === word);
  if (known === undefined) {
    throw badRequest('The conflict behavior is fail, replace or rename.', 'invalidRequest');
  }
  return known;
}

export function placeFile(world: TenantWorld, upload: Upload): Placed {
  const { drive, conflict, by, content } = upload;
  const path = pathOf(upload.path);
  return world.store.together(() => {
    const at = graphInstant(nowInstant());
    const before = world.site.file(drive.id, path);
    checkTag(before, upload.ifMatch);
    if (before === undefined) {
      checkParents(world, drive, path);
      return { file: world.site.addFile(drive.id, path, by, at, content), isNew: true };
    }
    if (conflict === 'rename') {
      const free = freePath(world, drive, path);
      return { file: world.site.addFile(drive.id, free, by, at, content), isNew: true };
    }
    if (conflict === 'fail' || before.isFolder) {
      throw nameTaken();
    }
    return { file: world.site.changeFile(before, by, at, content), isNew: false };
  });
}

/** The path without outer slashes; SharePoint's refusal where a name in it may not be. */
export function pathOf(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  const isBad = trimmed
    .split('/')
    .some((name) => name === '' || name.length > LONGEST_NAME || FORBIDDEN.test(name));
  if (isBad) {
    throw badRequest('The provided name cannot contain that character.', 'invalidRequest');
  }
  return trimmed;
}

/** 412 where the file is not the one the caller saw; `*` asks only that there is one. */
export function checkTag(file: StoredFile | undefined, ifMatch: string): void {
  if (ifMatch === '') {
    return;
  }
  const tags = file === undefined ? [] : ['*', fileETag(file), fileCTag(file)];
  if (!tags.includes(ifMatch)) {
    throw new GraphError(412, 'resourceModified', "ETag does not match current item's value");
  }
}

export function nameTaken(): GraphError {
  return new GraphError(
    409,
    'nameAlreadyExists',
    'An item with the same name already exists under the parent',
  );
}

/** A file cannot have children. */
function checkParents(world: TenantWorld, drive: DriveDefinition, path: string): void {
  const names = path.split('/');
  for (const [index] of names.slice(1).entries()) {
    const parent = world.site.file(drive.id, names.slice(0, index + 1).join('/'));
    if (parent?.isFolder === false) {
      throw new GraphError(404, 'itemNotFound', 'The parent of the item is not a folder.');
    }
  }
}

/** `report.json` becomes `report 1.json`, or the next number that is free. */
function freePath(world: TenantWorld, drive: DriveDefinition, path: string): string {
  const slash = path.lastIndexOf('/');
  const dot = path.lastIndexOf('.');
  const stem = dot > slash ? path.slice(0, dot) : path;
  const ending = dot > slash ? path.slice(dot) : '';
  let number = 1;
  while (world.site.file(drive.id, `${stem} ${String(number)}${ending}`) !== undefined) {
    number += 1;
  }
  return `${stem} ${String(number)}${ending}`;
}
