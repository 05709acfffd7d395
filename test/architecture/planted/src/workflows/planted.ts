// Planted: workflows reaches into a room, a package and node that are not its own.
import '../tenant/index';
import 'react';
import 'node:fs';
