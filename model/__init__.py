"""The recogniser at run time: from a picture or ink to text with confidences.

Needs numpy, OpenCV and ONNX Runtime; knows nothing of Qt or TensorFlow.
"""
