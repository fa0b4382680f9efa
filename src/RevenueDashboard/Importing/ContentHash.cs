using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>
/// A hash of the rows as understood: the same rows in another order, another encoding or another notation have the same one. It is made from
/// texts and amounts, never from numbers a database gave out.
/// </summary>
/// <remarks>The sum of the 128-bit hashes of the rows, and their count: adding does not mind the order, and a row that stands twice counts twice.</remarks>
internal sealed class ContentHash
{
    private readonly byte[] row = new byte[512];
    private UInt128 sum;
    private long rows;
    private int length;

    /// <summary>The hash of a text that many rows name, to be worked out once.</summary>
    public static UInt128 Of(string text) => XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(text));

    public void Add(UInt128 text)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(row.AsSpan(length), text);
        length += 16;
    }

    public void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(row.AsSpan(length), number);
        length += 8;
    }

    /// <summary>Adds a short word of ASCII letters: a currency code.</summary>
    public void AddWord(string word)
    {
        foreach (var letter in word) row[length++] = (byte)letter;
    }

    /// <summary>Adds a number that may be missing; a missing one is not 0.</summary>
    public void Add(byte tag, long? number)
    {
        if (number is not { } present) return;
        row[length++] = tag;
        Add(present);
    }

    /// <summary>Adds a text that may be missing.</summary>
    public void Add(byte tag, string? text)
    {
        if (text is null) return;
        row[length++] = tag;
        Add(Of(text));
    }

    public void EndRow()
    {
        sum = unchecked(sum + XxHash128.HashToUInt128(row.AsSpan(0, length)));
        rows++;
        length = 0;
    }

    /// <summary>48 hexadecimal digits in lower case.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{sum:x32}{rows:x16}");
}
