// Planted: a screen that imports another screen.
import '../standup/board';
