using System.Runtime.CompilerServices;

namespace RevenueDashboard.Cube;

/// <summary>Collects records in any order and makes sorted cells of them, summing the records of one cell.</summary>
/// <remarks>A record's place is packed into 64 bits so that sorting compares integers: 12 bits of month, 24 of customer, 16 of product, 4 of type, 8 of currency.</remarks>
public sealed class CubeCellsBuilder
{
    private const int CurrencyBits = 8, TypeBits = 4, ProductBits = 16, CustomerBits = 24, MonthBits = 12;

    private readonly List<Currency> _currencies = [];
    private ulong[] _keys;
    private long[] _amounts;
    private RecordStatus[] _statuses;
    private int _count;
    private readonly int _firstMonth;
    private bool _sorted = true;
    private Currency _lastCurrency;
    private int _lastNumber;

    /// <param name="firstMonth">No record is before it.</param>
    /// <param name="capacity">How many records are expected; more are taken.</param>
    public CubeCellsBuilder(Month firstMonth, int capacity = 0)
    {
        _firstMonth = firstMonth.Index;
        _keys = new ulong[capacity];
        _amounts = new long[capacity];
        _statuses = new RecordStatus[capacity];
    }

    /// <param name="amount">Ten-thousandths of <paramref name="currency"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">More customers, products or months than a cube can number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Month month, int customer, int product, RevenueType type, Currency currency, long amount, RecordStatus status)
    {
        if (_count == _keys.Length) Grow();

        var key = Pack(month, customer, product, type, NumberOf(currency));
        _sorted &= _count == 0 || _keys[_count - 1] <= key;
        _keys[_count] = key;
        _amounts[_count] = amount;
        _statuses[_count] = status;
        _count++;
    }

    /// <param name="convert">An amount of a currency in a month in the reporting currency.</param>
    /// <param name="reporting">The reporting currency: amounts in others are kept beside the cells as they were. Null keeps none.</param>
    /// <exception cref="OverflowException">A cell is beyond 64 bits.</exception>
    public CubeCells Build(Func<long, Currency, Month, long> convert, Currency? reporting = null)
    {
        if (!_sorted) SortByKey();
        SumEqualKeys(dropBits: 0);
        var foreign = ForeignOf(reporting);
        Convert(convert);
        SumEqualKeys(dropBits: CurrencyBits);
        return ToColumns(Placed(foreign));
    }

    private List<(ulong Key, long Amount)> ForeignOf(Currency? reporting)
    {
        var foreign = new List<(ulong, long)>();
        if (reporting is not { } home || _currencies.TrueForAll(currency => currency == home)) return foreign;

        for (var i = 0; i < _count; i++)
        {
            if (CurrencyOf(_keys[i]) != home) foreign.Add((_keys[i], _amounts[i]));
        }

        return foreign;
    }

    private ForeignCells Placed(List<(ulong Key, long Amount)> foreign)
    {
        var placed = new ForeignCells.Builder();
        var cell = 0;
        foreach (var (key, amount) in foreign)
        {
            while (_keys[cell] >> CurrencyBits != key >> CurrencyBits) cell++;
            placed.Add(cell, CurrencyOf(key), amount);
        }

        return placed.Build();
    }

    private Currency CurrencyOf(ulong key) => _currencies[(int)(key & ((1 << CurrencyBits) - 1))];

    private ulong Pack(Month month, int customer, int product, RevenueType type, int currency)
    {
        var offset = month.Index - _firstMonth;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)offset, 1u << MonthBits, nameof(month));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)customer, 1u << CustomerBits, nameof(customer));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)product, 1u << ProductBits, nameof(product));

        return ((((((ulong)offset << CustomerBits | (uint)customer) << ProductBits) | (uint)product) << TypeBits | (byte)type) << CurrencyBits) | (uint)currency;
    }

    private int NumberOf(Currency currency)
    {
        // A book has one or two currencies: a list is the fastest dictionary, and most often it is the one of the record before.
        if (_count > 0 && currency == _lastCurrency) return _lastNumber;

        _lastCurrency = currency;
        return _lastNumber = Find(currency);
    }

    private int Find(Currency currency)
    {
        var number = _currencies.IndexOf(currency);
        if (number >= 0) return number;

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(_currencies.Count, 1 << CurrencyBits, nameof(currency));
        _currencies.Add(currency);
        return _currencies.Count - 1;
    }

    private void Grow()
    {
        var capacity = Math.Max(1024, _keys.Length * 2);
        Array.Resize(ref _keys, capacity);
        Array.Resize(ref _amounts, capacity);
        Array.Resize(ref _statuses, capacity);
    }

    private void SortByKey()
    {
        var order = new int[_count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(_keys, order, 0, _count);

        var amounts = new long[_count];
        var statuses = new RecordStatus[_count];
        for (var i = 0; i < order.Length; i++) (amounts[i], statuses[i]) = (_amounts[order[i]], _statuses[order[i]]);
        (_amounts, _statuses) = (amounts, statuses);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumEqualKeys(int dropBits)
    {
        var last = -1;
        for (var i = 0; i < _count; i++)
        {
            var key = _keys[i] >> dropBits << dropBits;
            if (last >= 0 && _keys[last] == key)
            {
                _amounts[last] = checked(_amounts[last] + _amounts[i]);
                if (_statuses[i] > _statuses[last]) _statuses[last] = _statuses[i];
                continue;
            }

            last++;
            (_keys[last], _amounts[last], _statuses[last]) = (key, _amounts[i], _statuses[i]);
        }

        _count = last + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Convert(Func<long, Currency, Month, long> convert)
    {
        for (var i = 0; i < _count; i++)
        {
            _amounts[i] = convert(_amounts[i], CurrencyOf(_keys[i]), Month.FromIndex(_firstMonth + MonthOf(_keys[i])));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CubeCells ToColumns(ForeignCells foreign)
    {
        var customers = new int[_count];
        var products = new ushort[_count];
        var types = new RevenueType[_count];
        var firstOffset = _count == 0 ? 0 : MonthOf(_keys[0]);
        var months = _count == 0 ? 0 : MonthOf(_keys[_count - 1]) - firstOffset + 1;
        var firstOfMonth = new int[months + 1];

        for (var i = 0; i < _count; i++)
        {
            var key = _keys[i] >> CurrencyBits;
            types[i] = (RevenueType)(key & ((1 << TypeBits) - 1));
            products[i] = (ushort)(key >> TypeBits & ((1 << ProductBits) - 1));
            customers[i] = (int)(key >> (TypeBits + ProductBits) & ((1 << CustomerBits) - 1));
            firstOfMonth[MonthOf(_keys[i]) - firstOffset + 1] = i + 1;
        }

        // A month without a cell ends where the one before it ended.
        for (var month = 1; month < firstOfMonth.Length; month++) firstOfMonth[month] = Math.Max(firstOfMonth[month], firstOfMonth[month - 1]);

        return new CubeCells(_firstMonth + firstOffset, firstOfMonth, customers, products, types, Whole(_statuses), Whole(_amounts), foreign);
    }

    // Most books have one record a cell: nothing is copied then.
    private T[] Whole<T>(T[] column) => column.Length == _count ? column : column[.._count];

    private static int MonthOf(ulong key) => (int)(key >> (CustomerBits + ProductBits + TypeBits + CurrencyBits));
}
