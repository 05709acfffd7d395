// Constants that the build puts in.

/** True only in the build that `npm start` serves: the tab may then be framed by the local tenant's hosts. */
declare const __LOCAL_TENANT__: boolean;
/** The version of package.json. */
declare const __VERSION__: string;
