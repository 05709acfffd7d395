// Planted: training reaches into a room, a package that are not its own.
import '../tenant/index';
import 'react';
