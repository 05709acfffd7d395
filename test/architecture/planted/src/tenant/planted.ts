// Planted: tenant reaches into a room, a package that are not its own.
import '../domain/time/index';
import 'react';
