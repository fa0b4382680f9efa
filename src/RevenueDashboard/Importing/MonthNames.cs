namespace RevenueDashboard.Importing;

/// <summary>English names of the months, whole or in three letters (and Sept, which many write).</summary>
internal static class MonthNames
{
    private static readonly string[] Names =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>1 to 12, or 0 for any other word.</summary>
    public static int NumberOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (word.Equals(Names[i], StringComparison.OrdinalIgnoreCase) || word.Equals(Names[i].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)) return i + 1;
        }

        return word.Equals("Sept", StringComparison.OrdinalIgnoreCase) ? 9 : 0;
    }
}
