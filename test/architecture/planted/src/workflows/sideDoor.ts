// Planted: the domain entered by a side door.
import '../domain/time/inner';
