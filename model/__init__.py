"""The recogniser at run time: from a picture or ink to text with confidences.

Needs numpy, OpenCV and ONNX Runtime; knows nothing of Qt or TensorFlow.
"""

import os

# before it is imported: since 1.31 it keeps a number of the device and tells Microsoft of its use
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
