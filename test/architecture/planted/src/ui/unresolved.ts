// Planted: an import that leads nowhere.
import './nowhere';
