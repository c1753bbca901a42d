"""Inter-coder agreement: how well coders agree, exactly, and where they do not."""
