//! What stands on the page before any code has arrived, and in the manifest.
