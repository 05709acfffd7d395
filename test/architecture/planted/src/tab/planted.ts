// Planted: tab reaches into a room, a package and node that are not its own.
import '../tenant/index';
import '@azure/msal-browser';
import 'node:fs';
