// Planted: product code that leans on a tool.
import 'axe-core';
