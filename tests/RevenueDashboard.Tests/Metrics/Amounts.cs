using CsCheck;

namespace RevenueDashboard.Tests.Metrics;

/// <summary>Books of amounts the tests of the measures share.</summary>
internal static class Amounts
{
    public const double Tolerance = 1e-9;

    private const long Million = 1_000_000 * Money.Scale;

    /// <summary>One customer of 20 million beside 5, 4, 3 and fifty-one of 1: the book the product was conceived from.</summary>
    public static long[] OneLargeAmongMany => Millions([20, 5, 4, 3, .. Enumerable.Repeat(1, 51)]);

    /// <summary>Credits, zeros, ties, tiny and large amounts; the sum stays within 64 bits.</summary>
    public static Gen<long[]> AnyBook { get; } = Gen.Frequency(
        (2, Gen.Long[-1_000, 1_000]),
        (2, Gen.Long[0, 5]),
        (1, Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000])).Array[0, 60];

    /// <summary>Books in which somebody pays and nobody has a credit.</summary>
    public static Gen<long[]> PayingBook { get; } = Gen.Frequency(
        (2, Gen.Long[1, 1_000]),
        (1, Gen.Long[1, 5]),
        (1, Gen.Long[1, 1_000_000_000_000_000])).Array[1, 60];

    public static Gen<long> Remainder { get; } = Gen.Frequency((1, Gen.Const(0L)), (1, Gen.Long[0, 100_000]), (1, Gen.Long[0, 1_000_000_000_000_000]));

    public static long Millions(decimal amount) => (long)(amount * Million);

    public static long[] Millions(IEnumerable<int> amounts) => [.. amounts.Select(amount => amount * Million)];

    public static void Near(double expected, double? actual, double tolerance)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected, actual.Value, tolerance);
    }

    public static bool Close(double? left, double? right, double relative = Tolerance) =>
        left is null || right is null ? left == right : Math.Abs(left.Value - right.Value) <= relative * Math.Max(1, Math.Max(Math.Abs(left.Value), Math.Abs(right.Value)));
}
