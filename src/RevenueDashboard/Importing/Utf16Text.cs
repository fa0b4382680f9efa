using System.Buffers;
using System.Buffers.Binary;

namespace RevenueDashboard.Importing;

/// <summary>Where UTF-16 stops being text.</summary>
internal static class Utf16Text
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>The physical line of the first half of a pair that stands alone, or of a last byte that is half a letter.</summary>
    public static long LineOfHalf(Stream file, FileEncoding encoding)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            file.Position = encoding.MarkLength;
            var line = 1L;
            var (afterReturn, afterHigh) = (false, false);
            int read;
            while ((read = file.ReadAtLeast(buffer.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false)) > 1)
            {
                for (var i = 0; i + 1 < read; i += 2)
                {
                    var letter = (char)(encoding.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(i)) : BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(i)));
                    if (afterHigh != char.IsLowSurrogate(letter)) return line;

                    afterHigh = char.IsHighSurrogate(letter);
                    if (letter == '\r' || (letter == '\n' && !afterReturn)) line++;
                    afterReturn = letter == '\r';
                }
            }

            return line;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
