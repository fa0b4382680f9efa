namespace RevenueDashboard.Importing.Focus;

/// <summary>What stands for nothing in a FOCUS file: an empty field, or the word NULL (attribute NullHandling).</summary>
internal static class FocusText
{
    public static bool IsNull(ReadOnlySpan<byte> field) => field.IsEmpty || field.SequenceEqual("NULL"u8) || field.SequenceEqual("null"u8) || FieldText.IsBlank(field);

    /// <summary>The text of a field; empty when it says that there is none.</summary>
    public static string Of(string field) => FieldText.Trim(field) is var text && text is "NULL" or "null" ? "" : text.ToString();
}
